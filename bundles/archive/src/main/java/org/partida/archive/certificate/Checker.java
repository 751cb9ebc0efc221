package org.partida.archive.certificate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.partida.api.archive.ArchiveReport;
import org.partida.api.archive.Certificate.Seal;
import org.partida.base.json.Json;
import org.partida.model.PartidaException;
import org.partida.model.Problem;
import org.partida.model.Sha256;
import org.partida.spi.action.Progress;
import org.partida.spi.network.Network;

/**
 * Checks a certificate again with nothing but its text and the archived bytes: it asks no books.
 * Not thread-safe; one per check.
 */
final class Checker {
  private static final String FIX = "take the certificate from the archive, or make it anew";

  private final Bytes bytes;
  private final List<Network> networks;
  private final List<Problem> findings = new ArrayList<>();
  private final Map<Sha256, Boolean> seen = new HashMap<>();
  private long objects;
  private long size;
  private int valid;
  private int broken;

  Checker(Bytes bytes, List<Network> networks) {
    this.bytes = bytes;
    this.networks = networks;
  }

  /** Reads the text; what is no certificate is a problem. */
  static Map<String, Object> read(byte[] json) {
    try {
      Map<String, Object> map =
          Json.readMap(new String(json, StandardCharsets.UTF_8), Object.class);
      if (CanonicalJson.FORMAT.equals(map.get("format"))) {
        return map;
      }
    } catch (PartidaException e) {
      throw new PartidaException(
          new Problem("certificate.unreadable", e.problem().message(), "", FIX), e);
    }
    throw new PartidaException(
        new Problem(
            "certificate.unreadable",
            "the file is no certificate of the form " + CanonicalJson.FORMAT,
            "format",
            FIX));
  }

  ArchiveReport check(byte[] json, Bytes.Place vault, Progress progress) throws IOException {
    Map<String, Object> map = read(json);
    text(json, map);
    List<Map<String, Object>> entries = entries(map);
    chain(map, entries);
    Recounted.check(map, entries).forEach(w -> find("certificate.contradicts", w, ""));
    String name = String.valueOf(map.get("network"));
    Optional<Network> network = networks.stream().filter(n -> n.id().equals(name)).findFirst();
    if (network.isEmpty()) {
      find("certificate.network", "no running bundle can open containers of " + name, name);
    }
    for (Map<String, Object> e : entries) {
      if (network.isPresent()) {
        entry(e, vault, network.get());
      }
      progress.update(objects, 0, String.valueOf(e.get("id")));
    }
    return new ArchiveReport(objects, size, valid, broken, findings);
  }

  private void text(byte[] json, Map<String, Object> map) {
    String canonical = CanonicalJson.write(CanonicalJson.sorted(map));
    if (!canonical.equals(new String(json, StandardCharsets.UTF_8))) {
      find("certificate.changed", "the text is not as it was written", "");
    }
    Object sorted = CanonicalJson.sorted(map);
    if (sorted instanceof Map<?, ?> m) {
      Map<String, Object> all = new java.util.TreeMap<>();
      m.forEach((k, v) -> all.put(String.valueOf(k), v));
      if (!CanonicalJson.digest(all).equals(map.get(CanonicalJson.DIGEST))) {
        find("certificate.changed", "the digest over the whole does not hold", "digest");
      }
    }
  }

  private void chain(Map<String, Object> map, List<Map<String, Object>> entries) {
    String link =
        CanonicalJson.first(String.valueOf(map.get("company")), String.valueOf(map.get("month")));
    for (Map<String, Object> e : entries) {
      Map<String, Object> bare = new java.util.TreeMap<>(e);
      Object told = bare.remove(CanonicalJson.LINK);
      link = CanonicalJson.next(link, bare);
      if (!link.equals(told)) {
        find("certificate.changed", "the chain breaks at this entry", String.valueOf(e.get("id")));
        return;
      }
    }
    if (!link.equals(map.get(CanonicalJson.CHAIN))) {
      find("certificate.changed", "the chain does not end where it should", "chain");
    }
  }

  private void entry(Map<String, Object> e, Bytes.Place vault, Network network) throws IOException {
    String id = String.valueOf(e.get("id"));
    Optional<Sha256> container = hash(e, "container");
    for (String role : List.of("container", "payload", "signature")) {
      hash(e, role).ifPresent(h -> object(h, role, id, vault));
    }
    if (container.isEmpty()) {
      return;
    }
    Bytes.Found found = bytes.look(vault, network, container.get());
    valid += found.seal() == Seal.VALID ? 1 : 0;
    broken += found.seal() == Seal.BROKEN ? 1 : 0;
    same(e, "payload", found.payload().map(Object::toString), id);
    same(e, "signature", found.signature().map(Object::toString), id);
    same(e, "seal", Optional.of(found.seal().name()), id);
    same(e, "signer", found.signer(), id);
    if (found.seal() == Seal.BROKEN) {
      find("archive.seal-broken", "the seal does not hold: " + found.wrong(), id);
    }
  }

  /** The object itself, once however many entries name it. */
  private void object(Sha256 hash, String role, String id, Bytes.Place vault) {
    if (seen.putIfAbsent(hash, true) != null) {
      return;
    }
    try {
      objects++;
      size += Files.size(vault.of(hash));
      Sha256 now = Bytes.hash(vault.of(hash));
      if (!now.equals(hash)) {
        find("archive.changed", "the " + role + "'s SHA-256 is now " + now, id + " " + hash);
      }
    } catch (IOException e) {
      find(
          "archive.missing", "the " + role + " cannot be read: " + e.getMessage(), id + " " + hash);
    }
  }

  private void same(Map<String, Object> e, String key, Optional<String> now, String id) {
    Object told = e.get(key);
    if (!Objects.equals(told, now.orElse(null))) {
      find(
          "certificate.differs",
          "the certificate says " + key + " " + told + ", the bytes say " + now.orElse("nothing"),
          id);
    }
  }

  private Optional<Sha256> hash(Map<String, Object> e, String key) {
    Object text = e.get(key);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Sha256(text.toString()));
    } catch (IllegalArgumentException x) {
      find("certificate.changed", x.getMessage(), String.valueOf(e.get("id")));
      return Optional.empty();
    }
  }

  private static List<Map<String, Object>> entries(Map<String, Object> map) {
    List<Map<String, Object>> out = new ArrayList<>();
    if (map.get(CanonicalJson.ENTRIES) instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> m) {
          Map<String, Object> entry = new java.util.TreeMap<>();
          m.forEach((k, v) -> entry.put(String.valueOf(k), CanonicalJson.sorted(v)));
          out.add(entry);
        }
      }
    }
    return out;
  }

  private void find(String code, String message, String location) {
    boolean archive = code.startsWith("archive.");
    findings.add(
        new Problem(
            code,
            message,
            location,
            archive ? "restore this file from a backup, or ask the authority again" : FIX));
  }
}
