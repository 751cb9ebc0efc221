package org.partida.shell.socket;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.partida.shell.core.Console;

/** One caller: its request, and the console that writes back to it. Thread-safe for writing. */
final class Connection implements Console, AutoCloseable {
  /** No argument vector of a person or script is longer. */
  private static final int MOST = 1 << 20;

  private final SocketChannel channel;
  private final DataOutputStream out;
  private final Path folder;
  private final boolean terminal;
  private final List<String> argv;
  private volatile boolean gone;

  Connection(SocketChannel channel) throws IOException {
    this.channel = channel;
    DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
    this.out = new DataOutputStream(Channels.newOutputStream(channel));
    this.folder = Path.of(text(in));
    this.terminal = in.readBoolean();
    int n = in.readInt();
    List<String> args = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      args.add(text(in));
    }
    this.argv = List.copyOf(args);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > MOST) {
      throw new IOException("a request of " + length + " bytes is not one of ours");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  List<String> argv() {
    return argv;
  }

  Path folder() {
    return folder;
  }

  @Override
  public void out(String text) {
    frame(0, text);
  }

  @Override
  public void err(String text) {
    frame(1, text);
  }

  @Override
  public void progress(String text) {
    if (terminal) {
      frame(1, "\r\u001b[K" + text);
    }
  }

  /**
   * A caller that went away has closed its side: nothing more is ever sent by it, so a readable
   * channel means the end.
   */
  @Override
  public boolean cancelled() {
    if (gone) {
      return true;
    }
    synchronized (out) {
      try {
        channel.configureBlocking(false);
        gone = channel.read(ByteBuffer.allocate(1)) < 0;
        channel.configureBlocking(true);
      } catch (IOException e) {
        gone = true;
      }
    }
    return gone;
  }

  void exit(int status) throws IOException {
    synchronized (out) {
      out.writeByte(2);
      out.writeInt(status);
      out.flush();
    }
  }

  private void frame(int kind, String text) {
    if (gone || text.isEmpty()) {
      return;
    }
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    synchronized (out) {
      try {
        out.writeByte(kind);
        out.writeInt(b.length);
        out.write(b);
        out.flush();
      } catch (IOException e) {
        gone = true;
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
