package org.partida.base.db;

import java.util.List;

/**
 * Numbered SQL scripts of a database, in order; one that ran is never changed. Immutable.
 *
 * @param scripts in order
 */
public record Migrations(List<Script> scripts) {
  public Migrations {
    scripts = List.copyOf(scripts);
  }

  /**
   * A script. Immutable.
   *
   * @param name such as {@code 001-journal.sql}
   * @param sql statements parted by a semicolon at the end of a line; {@code --sqlite} or {@code
   *     --postgresql} at a line's end keeps the line for that dialect alone; a trigger ends at a
   *     line {@code end;}, and what stands between {@code $$} is one piece
   */
  public record Script(String name, String sql) {}

  /** Scripts from the resources of the bundle that owns them, by name. */
  public static Migrations ofResources(Class<?> owner, String folder, String... names) {
    return new Migrations(
        java.util.Arrays.stream(names)
            .map(n -> new Script(n, Resources.text(owner, folder + "/" + n)))
            .toList());
  }
}
