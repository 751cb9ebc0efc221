package org.partida.camel.runtime.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.partida.api.health.HealthEntry;
import org.partida.api.health.HealthEntry.Level;
import org.partida.camel.runtime.files.FileProblem;

/**
 * How a context is. Immutable.
 *
 * @param name its name
 * @param started it runs
 * @param routes how many routes run
 * @param sources how many bundles bring routes for it
 * @param missing components it waits for
 * @param error why it cannot start; empty if it can
 * @param files how many route files are for it
 * @param problems files that cannot be used
 */
public record ContextStatus(
    String name,
    boolean started,
    int routes,
    int sources,
    Set<String> missing,
    String error,
    int files,
    List<FileProblem> problems) {
  static ContextStatus idle(String name) {
    return new ContextStatus(name, false, 0, 0, Set.of(), "", 0, List.of());
  }

  /** For the health page; nothing if there is nothing to run. */
  public List<HealthEntry> health() {
    List<HealthEntry> out = new ArrayList<>();
    String part = "routes " + name;
    if (!error.isEmpty()) {
      out.add(
          new HealthEntry(
              part,
              Level.FAIL,
              "the routes cannot start: " + error,
              "correct etc/org.partida." + name + ".routes.cfg; it is tried again"));
    } else if (started) {
      out.add(new HealthEntry(part, Level.OK, routes + " routes run", ""));
    } else if (!missing.isEmpty()) {
      out.add(
          new HealthEntry(
              part,
              Level.WARN,
              "waits for the Camel components " + missing,
              "install the features partida-camel-" + String.join(", partida-camel-", missing)));
    } else if (files > 0) {
      out.add(
          new HealthEntry(
              part,
              Level.WARN,
              files + " route files are for a context that no bundle brings",
              "install that bundle, or move them to etc/routes"));
    }
    for (FileProblem p : problems) {
      out.add(
          new HealthEntry(
              "route file " + name + "/" + p.file().path().getFileName(),
              Level.WARN,
              p.message(),
              "correct or remove " + p.file().path()));
    }
    return out;
  }

  static String text(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root == e ? String.valueOf(e.getMessage()) : e.getMessage() + " - " + root.getMessage();
  }
}
