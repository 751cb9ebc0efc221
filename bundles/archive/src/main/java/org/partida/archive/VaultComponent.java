package org.partida.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.partida.base.archive.Vault;
import org.partida.base.file.RealFiles;
import org.partida.base.home.Home;
import org.partida.model.Sha256;

/** Joins the vault to the instance's folders. */
@Component(service = Vault.class)
public final class VaultComponent implements Vault {
  private final FileVault vault;

  @Activate
  public VaultComponent(@Reference Home home) {
    this.vault = new FileVault(home.books().resolve("archive"), home.spool(), new RealFiles());
  }

  @Override
  public Stored store(InputStream content) throws IOException {
    return vault.store(content);
  }

  @Override
  public Stored adopt(Path file) throws IOException {
    return vault.adopt(file);
  }

  @Override
  public InputStream open(Sha256 id) throws IOException {
    return vault.open(id);
  }

  @Override
  public Path path(Sha256 id) throws IOException {
    return vault.path(id);
  }
}
