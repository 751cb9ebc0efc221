package org.partida.portfolio.contact;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.api.company.Contact;
import org.partida.api.company.ContactFile;
import org.partida.model.CompanyId;
import org.partida.model.PartidaException;
import org.partida.model.Problem;

/** Files of people as bytes. Stateless. */
public final class ContactFiles {
  private static final int MAX_BYTES = 10 * 1024 * 1024;

  private ContactFiles() {}

  /** Reads a file of at most 10 MB. */
  public static ContactFile read(InputStream csv, String fileName, Optional<CompanyId> company)
      throws IOException {
    byte[] bytes = csv.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new PartidaException(
          new Problem(
              "contact.too-large",
              "the file is larger than 10 MB",
              fileName,
              "import it in several files"));
    }
    return ContactCsv.read(bytes, fileName, company);
  }

  /** Writes a file; the stream stays open. */
  public static void write(OutputStream out, List<Contact> people, Map<CompanyId, String> names)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    ContactCsv.write(writer, people, names);
    writer.flush();
  }
}
