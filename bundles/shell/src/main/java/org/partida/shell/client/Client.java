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
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * The script's client: sends one command to a running instance over its Unix socket and relays what
 * comes back. It needs the JDK alone. Nothing is evaluated on the way: the argument vector arrives
 * as it was given.
 */
public final class Client {
  /** Exit status when no instance answers. */
  private static final int NOT_RUNNING = 3;

  private Client() {}

  /**
   * {@code HOME COMMAND [ARG …]}, or {@code --await SECONDS HOME COMMAND [ARG …]}: until the
   * command succeeds.
   */
  public static void main(String[] args) throws InterruptedException {
    boolean await = args[0].equals("--await");
    System.exit(await ? await(args) : run(args, System.out, System.err));
  }

  /** Tries again and again, saying nothing, until the command succeeds or the time is up. */
  private static int await(String[] args) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[1]));
    String[] command = Arrays.copyOfRange(args, 2, args.length);
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int status;
    do {
      status = run(command, nowhere, nowhere);
      TimeUnit.MILLISECONDS.sleep(status == 0 ? 0 : 100);
    } while (status != 0 && System.nanoTime() < end);
    return status;
  }

  private static int run(String[] args, PrintStream out, PrintStream err) {
    Path socket = socket(Path.of(args[0]));
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      send(Channels.newOutputStream(channel), args);
      return relay(Channels.newInputStream(channel), out, err);
    } catch (IOException e) {
      err.println("No running instance answers in " + args[0] + " (" + e.getMessage() + ").");
      err.println("  what to do: ./partida start, or set PARTIDA_HOME to the instance that runs");
      return NOT_RUNNING;
    }
  }

  /**
   * The path of a socket is limited to about 100 bytes; where the instance's is longer, a file says
   * where the socket is.
   */
  private static Path socket(Path home) {
    Path pointer = home.resolve("run").resolve("partida.sock.path");
    try {
      return Files.exists(pointer)
          ? Path.of(Files.readString(pointer).strip())
          : home.resolve("run").resolve("partida.sock");
    } catch (IOException e) {
      return home.resolve("run").resolve("partida.sock");
    }
  }

  @SuppressWarnings("SystemConsoleNull") // runs on Java 17
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

  private static int relay(InputStream raw, PrintStream out, PrintStream err) throws IOException {
    DataInputStream in = new DataInputStream(raw);
    PrintStream[] streams = {out, err};
    while (true) {
      int kind = in.readUnsignedByte();
      int length = in.readInt();
      if (kind == 2) {
        out.flush();
        return length;
      }
      byte[] bytes = in.readNBytes(length);
      streams[kind].write(bytes, 0, bytes.length);
      streams[kind].flush();
    }
  }
}
