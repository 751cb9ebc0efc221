package org.partida.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.partida.sandbox.books.SandboxBooks;

/**
 * The knobs of the simulator where the authority's behaviour differs between sources or over time;
 * kept in the books, changed by the control's {@code set}.
 */
public final class SandboxSettings {
  private static final String PREFIX = "setting.";

  /** Name and default of every knob. */
  private static final Map<String, String> DEFAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("quota.download", "10"),
              Map.entry("quota.state", "100"),
              Map.entry("quota.list", "1500"),
              Map.entry("quota.listPaged", "100000"),
              Map.entry("quota.rasp", "1000"),
              Map.entry("limit.callsPerMinute", "1000"),
              Map.entry("limit.pageSize", "500"),
              Map.entry("limit.uploadBytes", "10485760"),
              Map.entry("retention.days", "60"),
              Map.entry("delay.processingSeconds", "5"),
              Map.entry("delay.indexingSeconds", "2"),
              Map.entry("token.accessSeconds", "7776000"),
              Map.entry("token.refreshSeconds", "31536000"),
              Map.entry("token.codeSeconds", "60"),
              Map.entry("token.reuseRefresh", "false"),
              Map.entry("tip.composite", "true"),
              Map.entry("zip.contentType", "application/zip"),
              Map.entry("seal.enveloped", "false"),
              Map.entry("holder.cnp", "1900101410017")));

  private final SandboxBooks books;

  public SandboxSettings(SandboxBooks books) {
    this.books = books;
  }

  /** The text of a knob. */
  public String text(String name) {
    String fallback =
        Optional.ofNullable(DEFAULTS.get(name))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no setting '" + name + "'; known: " + DEFAULTS.keySet()));
    return books.get(PREFIX + name).orElse(fallback);
  }

  /** The number of a knob. */
  public long number(String name) {
    return Long.parseLong(text(name));
  }

  /** True if a knob is on. */
  public boolean on(String name) {
    return "true".equals(text(name));
  }

  /** Turns a knob; a number stays a number and a switch a switch. */
  public void set(String name, String value) {
    String old = text(name);
    boolean number = old.matches("[0-9]+") && !"holder.cnp".equals(name);
    boolean right =
        number
            ? value.matches("[0-9]{1,15}")
            : !old.matches("true|false") || value.matches("true|false");
    if (!right) {
      throw new IllegalArgumentException("setting " + name + " cannot be '" + value + "'");
    }
    books.put(PREFIX + name, value);
  }

  /** All knobs with their values. */
  public Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    DEFAULTS.keySet().forEach(name -> all.put(name, text(name)));
    return all;
  }
}
