package org.partida.shell.client;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The script's client: sends one command to a running instance over its Unix socket and relays what comes back. It needs the JDK
 * alone. Nothing is evaluated on the way: the argument vector arrives as it was given.
 */
public final class Client {
  /** Exit status when no instance answers. */
  private static final int NOT_RUNNING = 3;

  private Client() {}

  /** {@code HOME COMMAND [ARG …]}. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Path socket = socket(Path.of(args[0]));
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      send(Channels.newOutputStream(channel), args);
      return relay(Channels.newInputStream(channel));
    } catch (IOException e) {
      System.err.println("No running instance answers in " + args[0] + " (" + e.getMessage() + ").");
      System.err.println("  what to do: ./partida start, or set PARTIDA_HOME to the instance that runs");
      return NOT_RUNNING;
    }
  }

  /** The path of a socket is limited to about 100 bytes; where the instance's is longer, a file says where the socket is. */
  private static Path socket(Path home) {
    Path pointer = home.resolve("run").resolve("partida.sock.path");
    try {
      return Files.exists(pointer) ? Path.of(Files.readString(pointer).strip()) : home.resolve("run").resolve("partida.sock");
    } catch (IOException e) {
      return home.resolve("run").resolve("partida.sock");
    }
  }

  private static void send(OutputStream raw, String[] args) throws IOException {
    DataOutputStream out = new DataOutputStream(raw);
    text(out, Path.of("").toAbsolutePath().toString());
    out.writeBoolean(System.console() != null);
    out.writeInt(args.length - 1);
    for (int i = 1; i < args.length; i++) {
      text(out, args[i]);
    }
    out.flush();
  }

  private static void text(DataOutputStream out, String s) throws IOException {
    byte[] b = s.getBytes(StandardCharsets.UTF_8);
    out.writeInt(b.length);
    out.write(b);
  }

  private static int relay(InputStream raw) throws IOException {
    DataInputStream in = new DataInputStream(raw);
    PrintStream[] streams = {System.out, System.err};
    while (true) {
      int kind = in.readUnsignedByte();
      int length = in.readInt();
      if (kind == 2) {
        System.out.flush();
        return length;
      }
      byte[] bytes = in.readNBytes(length);
      streams[kind].write(bytes, 0, bytes.length);
      streams[kind].flush();
    }
  }
}
