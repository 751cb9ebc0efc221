package org.partida.itests.harness;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The script's protocol, spoken from within the test: a second implementation, so that the first is
 * tested too.
 */
final class Socket {
  private Socket() {}

  /** Sends a command and waits for its end, however long it takes. */
  static Answer call(Path home, Path folder, List<String> argv) {
    ByteArrayOutputStream[] streams = {new ByteArrayOutputStream(), new ByteArrayOutputStream()};
    int status = Answer.GONE;
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(address(home)));
      request(new DataOutputStream(Channels.newOutputStream(channel)), folder, argv);
      status = answer(new DataInputStream(Channels.newInputStream(channel)), streams);
    } catch (IOException e) {
      streams[1].writeBytes(
          ("the instance went away: " + e + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return new Answer(
        status,
        streams[0].toString(StandardCharsets.UTF_8),
        streams[1].toString(StandardCharsets.UTF_8));
  }

  private static Path address(Path home) throws IOException {
    Path pointer = home.resolve("run/partida.sock.path");
    return Files.exists(pointer)
        ? Path.of(Files.readString(pointer).strip())
        : home.resolve("run/partida.sock");
  }

  private static void request(DataOutputStream out, Path folder, List<String> argv)
      throws IOException {
    text(out, folder.toString());
    out.writeBoolean(false);
    out.writeInt(argv.size());
    for (String a : argv) {
      text(out, a);
    }
    out.flush();
  }

  private static void text(DataOutputStream out, String s) throws IOException {
    byte[] b = s.getBytes(StandardCharsets.UTF_8);
    out.writeInt(b.length);
    out.write(b);
  }

  private static int answer(DataInputStream in, ByteArrayOutputStream[] streams)
      throws IOException {
    int kind = in.readUnsignedByte();
    int length = in.readInt();
    while (kind != 2) {
      streams[kind].writeBytes(in.readNBytes(length));
      kind = in.readUnsignedByte();
      length = in.readInt();
    }
    return length;
  }
}
