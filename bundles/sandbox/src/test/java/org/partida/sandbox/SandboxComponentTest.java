package org.partida.sandbox;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.partida.sandbox.books.DatabaseBooks;
import org.partida.sandbox.books.FileDatabases;

class SandboxComponentTest {

  @Test
  void whatAWordStartedEndsWithTheBundle(@TempDir Path folder) throws IOException {
    FileDatabases databases = new FileDatabases(folder);
    TestKeys.into(new DatabaseBooks(databases));
    // the framework is needed only by a clock that was moved
    SandboxComponent component = new SandboxComponent(null, databases);
    int port = component.sandbox().tls().start(0).getPort();
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    new Socket(here, port).close();
    component.deactivate();
    assertThatThrownBy(() -> new Socket(here, port)).isInstanceOf(IOException.class);
  }
}
