package org.partida.sandbox.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.partida.sandbox.Sandbox;
import org.partida.sandbox.wire.Certificate;
import org.partida.sandbox.wire.Tokens;

/** The listener for TLS, and the files that a client of it needs. */
final class TlsCommands {
  private final Sandbox sandbox;

  TlsCommands(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  void into(Map<String, Function<Arguments, Map<String, Object>>> commands) {
    commands.put("tls", this::tls);
    commands.put("p12", this::p12);
    commands.put("authority", this::authority);
  }

  private Map<String, Object> tls(Arguments a) {
    long port = a.number("port", 0);
    int narrow = (int) Math.max(-1, Math.min(65_536, port));
    return Map.of("url", sandbox.tls().start(narrow).toString());
  }

  private Map<String, Object> p12(Arguments a) {
    String serial =
        a.option("serial").orElse(Tokens.DEFAULT_SERIAL).replace(":", "").toUpperCase(Locale.ROOT);
    Certificate certificate =
        sandbox
            .wire()
            .certificates()
            .find(serial)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no certificate " + serial + "; 'certificates' lists those there are"));
    byte[] content = sandbox.tlsKeys().client(certificate, a.option("password").orElse("sandbox"));
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("path", save(a, content));
    view.put("serial", serial);
    view.put("holder", certificate.holder());
    return view;
  }

  private Map<String, Object> authority(Arguments a) {
    return Map.of("path", save(a, sandbox.tlsKeys().pem().getBytes(StandardCharsets.US_ASCII)));
  }

  private static String save(Arguments a, byte[] content) {
    Path file =
        Path.of(a.option("out").orElseThrow(() -> new IllegalArgumentException("missing --out")))
            .toAbsolutePath();
    try {
      return Files.write(file, content).toString();
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot write " + file + ": " + e, e);
    }
  }
}
