package org.partida.views;

import java.time.YearMonth;
import org.partida.api.posting.FileBatch;

/** Batches of entries in files. */
public final class FileBatchView {
  private FileBatchView() {}

  /** A batch. */
  public static Obj of(FileBatch b) {
    return Obj.obj()
        .put("id", b.id())
        .put("company", b.company())
        .put("number", b.number())
        .put("state", b.state())
        .put("profile", b.profile())
        .put("month", b.month().map(YearMonth::toString))
        .put("file", b.fileName())
        .put("entries", b.entries())
        .put("total", b.total())
        .put("currency", b.total().currency())
        .put("sha256", b.sha256())
        .put("at", b.recordedAt())
        .put("confirmedAt", b.confirmedAt())
        .put("confirmedBy", b.confirmedAt().map(at -> b.confirmedBy()))
        .put("note", b.confirmedAt().map(at -> b.note()));
  }
}
