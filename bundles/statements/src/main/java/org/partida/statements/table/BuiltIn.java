package org.partida.statements.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The profiles that come with Partida, files beside this class. Stateless. */
public final class BuiltIn {
  private BuiltIn() {}

  /** All, by the order of the file that lists them. */
  public static List<TableProfile> profiles() {
    List<TableProfile> all = new ArrayList<>();
    for (String name : text("profiles/list.txt").lines().toList()) {
      if (!name.isBlank() && !name.startsWith("#")) {
        all.add(ProfileFile.read(name.strip(), text("profiles/" + name.strip())));
      }
    }
    return all;
  }

  private static String text(String name) {
    try (InputStream in = BuiltIn.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + BuiltIn.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
