package org.partida.archive;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.partida.base.archive.Vault;
import org.partida.base.file.DurableFiles;
import org.partida.base.file.FileSeam;
import org.partida.model.Sha256;

/**
 * The vault as files named by digest, in 256 folders: few enough that a new file seldom needs a new
 * folder, which would have to be synced too. Bytes are first written to a spool file on the same
 * file system, then adopted under their name: synced, renamed, folder synced. Thread-safe.
 */
public final class FileVault implements Vault {
  /** Bytes up to this many are hashed in memory: most documents. */
  private static final int SMALL = 256 * 1024;

  private final Path root;
  private final Path spool;
  private final DurableFiles durable;
  private final FileSeam files;
  private final String run = UUID.randomUUID().toString();
  private final AtomicLong serial = new AtomicLong();

  public FileVault(Path root, Path spool, FileSeam files) {
    this.root = root;
    this.spool = spool;
    this.files = files;
    this.durable = new DurableFiles(files);
  }

  @Override
  public Stored store(InputStream content) throws IOException {
    byte[] head = content.readNBytes(SMALL);
    return head.length < SMALL
        ? small(head)
        : large(new SequenceInputStream(new ByteArrayInputStream(head), content));
  }

  /** What is archived already is not written again. */
  private Stored small(byte[] bytes) throws IOException {
    Sha256 id = Sha256.of(bytes);
    Path target = place(id);
    if (!Files.exists(target)) {
      Path temp = part();
      try {
        files.write(temp, new ByteArrayInputStream(bytes));
        durable.adopt(temp, target);
      } catch (IOException | RuntimeException e) {
        files.delete(temp);
        throw e;
      }
    }
    return new Stored(id, bytes.length);
  }

  private Stored large(InputStream content) throws IOException {
    MessageDigest digester = Sha256.digester();
    Counted counted = new Counted(content);
    Path temp = part();
    try {
      files.write(temp, new DigestInputStream(counted, digester));
      Sha256 id = Sha256.finish(digester);
      Path target = place(id);
      if (!Files.exists(target)) {
        durable.adopt(temp, target);
      }
      return new Stored(id, counted.count);
    } finally {
      files.delete(temp);
    }
  }

  @Override
  public Stored adopt(Path file) throws IOException {
    Stored stored = new Stored(hash(file), Files.size(file));
    Path target = place(stored.id());
    if (Files.exists(target)) {
      files.delete(file);
    } else {
      durable.adopt(file, target);
    }
    return stored;
  }

  private static Sha256 hash(Path file) throws IOException {
    MessageDigest digester = Sha256.digester();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digester)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Sha256.finish(digester);
  }

  /** A name that no other thread, process or start of this program uses. */
  private Path part() {
    return spool.resolve("vault-" + run + "-" + serial.incrementAndGet() + ".part");
  }

  @Override
  public InputStream open(Sha256 id) throws IOException {
    return Files.newInputStream(path(id));
  }

  @Override
  public Path path(Sha256 id) throws IOException {
    Path p = place(id);
    if (!Files.isRegularFile(p)) {
      throw new NoSuchFileException(p.toString(), null, "the archive has lost " + id);
    }
    return p;
  }

  private Path place(Sha256 id) {
    return root.resolve(id.hex().substring(0, 2)).resolve(id.hex());
  }

  /** Counts what is read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      count += Math.max(n, 0);
      return n;
    }
  }
}
