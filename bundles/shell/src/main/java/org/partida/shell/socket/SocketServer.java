package org.partida.shell.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.home.Home;
import org.partida.shell.core.Commands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands over a Unix socket that only the operating system user of this instance can open.
 * One request per connection: working folder, terminal yes or no, argument vector; the answer is
 * framed stdout, stderr and exit status.
 */
@Component(immediate = true, service = SocketServer.class)
public final class SocketServer {
  private static final Logger LOG = LoggerFactory.getLogger(SocketServer.class);

  /** Longest path that every Unix takes for a socket. */
  private static final int LONGEST = 100;

  private final Path socket;
  private final Path pointer;
  private final ServerSocketChannel server;
  private final ExecutorService executor;
  private final AtomicReference<CommandSet> commands = new AtomicReference<>();

  @Activate
  public SocketServer(@Reference Home home, @Reference CommandSet set) throws IOException {
    this.commands.set(set);
    this.pointer = home.run().resolve("partida.sock.path");
    this.socket = place(home.run());
    Files.deleteIfExists(socket);
    this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    this.executor = Executors.newCachedThreadPool(SocketServer::named);
    executor.execute(this::accept);
    LOG.info("commands are taken at {}", socket);
  }

  private Path place(Path run) throws IOException {
    Path own = run.resolve("partida.sock");
    Files.deleteIfExists(pointer);
    if (own.toAbsolutePath().toString().length() <= LONGEST) {
      return own;
    }
    Path folder =
        Files.createTempDirectory(
            "partida",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path far = folder.resolve("partida.sock");
    Files.writeString(pointer, far.toString());
    return far;
  }

  private void accept() {
    try {
      while (server.isOpen()) {
        SocketChannel client = server.accept();
        executor.execute(() -> serve(client));
      }
    } catch (ClosedChannelException e) {
      LOG.debug("no more commands are taken");
    } catch (IOException e) {
      LOG.error("commands cannot be taken any more", e);
    }
  }

  private void serve(SocketChannel client) {
    try (Connection connection = new Connection(client)) {
      Commands now = commands.get().now();
      int status = now.run(connection.argv(), connection.folder(), connection);
      connection.exit(status);
    } catch (IOException e) {
      LOG.debug("a caller went away: {}", e.getMessage());
    }
  }

  private static Thread named(Runnable r) {
    Thread t = Executors.defaultThreadFactory().newThread(r);
    t.setName("partida-command-" + t.getId());
    t.setDaemon(true);
    return t;
  }

  @Deactivate
  void stop() throws IOException {
    server.close();
    executor.shutdownNow();
    Files.deleteIfExists(socket);
    Files.deleteIfExists(pointer);
  }
}
