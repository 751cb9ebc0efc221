package org.partida.documents.packing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.partida.api.archive.Packing;
import org.partida.api.document.Document;
import org.partida.base.file.FileNames;
import org.partida.model.Sha256;
import org.partida.model.document.DecisionState;

/**
 * A document in a ZIP: its folder and its files. Every name is made here, from letters that no
 * program takes for a path. Immutable.
 */
record ZipFile(Document document, String folder, List<Part> parts) {
  /** A file of it. */
  record Part(String name, Sha256 bytes) {}

  static ZipFile of(Document d, EnumSet<Packing.Part> wanted) {
    String kind =
        d.decision() == DecisionState.REJECTED
            ? "rejected"
            : d.direction().name().toLowerCase(Locale.ROOT);
    // two papers may have one partner, day and number: the id keeps them apart
    String name =
        FileNames.paper(d.issueDate(), d.partnerName(), d.number())
            + "_"
            + FileNames.safe(d.id().substring(0, Math.min(12, d.id().length())));
    String folder = FileNames.safe(d.company().value()) + "/" + kind + "/" + name + "/";
    List<Part> parts = new ArrayList<>();
    if (wanted.contains(Packing.Part.XML)) {
      parts.add(new Part(name + ".xml", d.original()));
    }
    if (wanted.contains(Packing.Part.PDF)) {
      d.pdf().ifPresent(p -> parts.add(new Part(name + ".pdf", p)));
    }
    if (wanted.contains(Packing.Part.SIGNATURE)) {
      d.signature().ifPresent(s -> parts.add(new Part("semnatura_" + name + ".xml", s)));
    }
    return new ZipFile(d, folder, List.copyOf(parts));
  }
}
