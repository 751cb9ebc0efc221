package org.partida.ubl;

import static org.partida.ubl.Texts.text;

import java.util.List;
import java.util.Optional;
import org.partida.model.invoice.Attachment;

/**
 * Supporting documents (BG-24): what they are called and about how large they are, never their
 * bytes.
 */
final class AttachmentMapper {
  /**
   * UNTDID 1001: the object that is invoiced (BT-18) and, in a credit note, the project (BT-11).
   */
  static final String INVOICED_OBJECT = "130";

  static final String PROJECT = "50";

  private AttachmentMapper() {}

  static List<Attachment> map(DocumentNode d, boolean creditNote) {
    return d.additional.stream()
        .filter(n -> isSupporting(n, creditNote))
        .map(AttachmentMapper::attachment)
        .toList();
  }

  private static boolean isSupporting(DocRefNode n, boolean creditNote) {
    if (n.attachment != null) {
      return true; // whatever its code says, it brings a file
    }
    String type = text(n.typeCode).orElse("");
    return !type.equals(INVOICED_OBJECT) && !(creditNote && type.equals(PROJECT));
  }

  private static Attachment attachment(DocRefNode n) {
    Optional<BinaryNode> file = Optional.ofNullable(n.attachment).map(a -> a.embedded);
    return new Attachment(
        file.flatMap(f -> text(f.fileName)).or(() -> text(n.id)).orElse(""),
        Texts.joined(n.descriptions),
        file.flatMap(f -> text(f.mediaType)),
        file.map(f -> f.encodedLength / 4 * 3).orElse(0L),
        Optional.ofNullable(n.attachment).map(a -> a.external).flatMap(e -> text(e.uri)));
  }
}
