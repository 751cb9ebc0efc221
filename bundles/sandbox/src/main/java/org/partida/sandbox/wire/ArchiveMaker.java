package org.partida.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.partida.sandbox.SandboxClock;
import org.partida.sandbox.SandboxSettings;
import org.partida.sandbox.books.StoredMessage;
import org.partida.sandbox.generate.Payload;
import org.partida.sandbox.seal.Sealer;

/** Makes the ZIP of an item: payload and seal, or what a fault makes of them. */
final class ArchiveMaker {
  private static final int CHUNK = 1 << 20;
  private final Sealer sealer;
  private final SandboxSettings settings;

  ArchiveMaker(Sealer sealer, SandboxSettings settings) {
    this.sealer = sealer;
    this.settings = settings;
  }

  Payload zip(StoredMessage message, Payload original, Optional<Faults.Strike> strike) {
    if (by(strike, Fault.GARBAGE_ZIP)) {
      return Payload.of(original.digest());
    }
    LocalDateTime time = LocalDateTime.ofInstant(message.createdAt(), SandboxClock.ROMANIA);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(original.size() / 2 + 4096);
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      String index = message.uploadIndex();
      if (by(strike, Fault.ZIP_BOMB)) {
        bomb(zip, index + ".xml", time, strike.orElseThrow().valueOr(256));
      } else {
        write(zip, index, time, original, strike);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("sandbox: cannot zip " + message.id(), e);
    }
    byte[] whole = bytes.toByteArray();
    boolean cut = by(strike, Fault.TRUNCATED_ZIP);
    return Payload.of(cut ? Arrays.copyOf(whole, whole.length * 3 / 5) : whole);
  }

  private static boolean by(Optional<Faults.Strike> strike, Fault fault) {
    return strike.filter(s -> s.fault() == fault).isPresent();
  }

  private void write(
      ZipOutputStream zip,
      String index,
      LocalDateTime time,
      Payload original,
      Optional<Faults.Strike> strike)
      throws IOException {
    Payload payload = spoilt(original, strike);
    if (!by(strike, Fault.NO_PAYLOAD)) {
      entry(zip, index + ".xml", time, payload);
    }
    if (by(strike, Fault.EXTRA_ENTRIES)) {
      entry(zip, "factura.pdf", time, Payload.utf8("%PDF-1.4\n% nothing to see"));
      entry(zip, "../../" + index + ".xml", time, Payload.utf8("<climbed/>"));
    }
    if (!by(strike, Fault.NO_SEAL)) {
      entry(zip, "semnatura_" + index + ".xml", time, seal(payload, strike));
    }
  }

  private Payload seal(Payload payload, Optional<Faults.Strike> strike) {
    if (by(strike, Fault.WRONG_SEAL)) {
      return sealer.detached(Payload.utf8("other bytes than the payload's"));
    }
    if (by(strike, Fault.ENVELOPED_SEAL) || settings.on("seal.enveloped")) {
      return sealer.enveloped(payload);
    }
    Payload seal = sealer.detached(payload);
    return by(strike, Fault.FORGED_SEAL) ? forged(seal) : seal;
  }

  /** Changes one character in the middle of the signature value. */
  private static Payload forged(Payload seal) {
    byte[] bytes = seal.bytes();
    String text = new String(bytes, StandardCharsets.UTF_8);
    int at = text.indexOf("<SignatureValue>") + 40;
    bytes[at] = (byte) (bytes[at] == 'A' ? 'B' : 'A');
    return Payload.of(bytes);
  }

  private static Payload spoilt(Payload original, Optional<Faults.Strike> strike) {
    if (strike.isEmpty()) {
      return original;
    }
    return switch (strike.get().fault()) {
      case XML_DOCTYPE ->
          Payload.utf8(
              "<?xml version=\"1.0\"?>\n<!DOCTYPE Invoice [<!ENTITY x SYSTEM"
                  + " \"file:///etc/hostname\">]>\n<Invoice xmlns=\""
                  + invoiceNamespace()
                  + "\">&x;</Invoice>\n");
      case XML_BOMB -> Payload.utf8(laughs());
      case BROKEN_XML ->
          Payload.of(Arrays.copyOf(original.bytes(), Math.max(1, original.size() * 2 / 3)));
      case UNKNOWN_ROOT ->
          Payload.utf8(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Comunicare"
                  + " xmlns=\"urn:partida:sandbox:unknown\">ceva nou</Comunicare>\n");
      default -> original;
    };
  }

  private static String invoiceNamespace() {
    return "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
  }

  private static String laughs() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE Invoice [\n");
    xml.append("<!ENTITY a0 \"ha\">\n");
    for (int i = 1; i <= 9; i++) {
      String before = "&a" + (i - 1) + ";";
      xml.append("<!ENTITY a").append(i).append(" \"").append(before.repeat(10)).append("\">\n");
    }
    return xml.append("]>\n<Invoice xmlns=\"")
        .append(invoiceNamespace())
        .append("\">&a9;</Invoice>\n")
        .toString();
  }

  private static void bomb(ZipOutputStream zip, String name, LocalDateTime time, long megabytes)
      throws IOException {
    start(zip, name, time);
    byte[] spaces = new byte[CHUNK];
    Arrays.fill(spaces, (byte) ' ');
    for (long i = 0; i < megabytes; i++) {
      zip.write(spaces);
    }
    zip.closeEntry();
  }

  private static void entry(ZipOutputStream zip, String name, LocalDateTime time, Payload payload)
      throws IOException {
    start(zip, name, time);
    zip.write(payload.bytes());
    zip.closeEntry();
  }

  private static void start(ZipOutputStream zip, String name, LocalDateTime time)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(time);
    zip.putNextEntry(entry);
  }
}
