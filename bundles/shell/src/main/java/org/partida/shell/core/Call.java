package org.partida.shell.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.partida.api.security.Actor;
import org.partida.base.json.Json;
import org.partida.model.CompanyId;
import org.partida.model.TaxIds;
import org.partida.spi.action.Progress;
import org.partida.views.Obj;

/**
 * One call of a command. Immutable.
 *
 * @param args arguments after the name
 * @param folder working folder of the caller, which relative paths start from
 * @param actor who calls
 * @param language language of texts for people
 * @param console where to write
 */
public record Call(Args args, Path folder, Actor actor, Locale language, Console console) {

  /** A path as the caller means it. */
  public Path path(String text) {
    return folder.resolve(text).normalize();
  }

  /** The company of {@code --company}, if given. */
  public Optional<CompanyId> company() {
    return args.option("company").map(TaxIds::company);
  }

  public CompanyId requireCompany() {
    return TaxIds.company(args.require("company"));
  }

  /** True if the caller wants JSON. */
  public boolean json() {
    return args.flag("json");
  }

  /** Answers with one JSON document. */
  public void answer(Obj obj) {
    console.out(Json.write(obj.map()) + "\n");
  }

  /** Answers with one JSON array. */
  public void answer(List<Obj> all) {
    List<Map<String, Object>> maps = all.stream().map(Obj::map).toList();
    console.out(Json.write(maps) + "\n");
  }

  /** Progress shown on the console. */
  public Progress progress() {
    return new Progress() {
      @Override
      public void update(long done, long total, String message) {
        console.progress(total > 0 ? message + " " + done + "/" + total : message + " " + done);
      }

      @Override
      public boolean cancelled() {
        return console.cancelled();
      }
    };
  }
}
