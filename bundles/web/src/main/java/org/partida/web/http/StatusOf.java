package org.partida.web.http;

import java.util.Map;
import java.util.Set;
import org.partida.api.security.AccessDeniedException;
import org.partida.api.security.TooManyFailuresException;
import org.partida.model.PartidaException;

/** Which HTTP status a problem's code means. */
final class StatusOf {
  /** What was asked for is not there. */
  private static final Set<String> SUBJECTS =
      Set.of(
          "accrual",
          "action",
          "allocation",
          "archive",
          "authorisation",
          "batch",
          "collaboration",
          "company",
          "connection",
          "contact",
          "delegation",
          "difference",
          "document",
          "entry",
          "export",
          "format",
          "handover",
          "import",
          "profile",
          "invitation",
          "job",
          "line",
          "line-rule",
          "link",
          "role",
          "scan",
          "message",
          "paper",
          "partner",
          "question",
          "person",
          "session",
          "source",
          "source.item",
          "statement",
          "submission",
          "run",
          "voucher");

  /** A part of Partida, or what it stands on, is not there now; asking again later may work. */
  private static final Set<String> PARTS =
      Set.of("db", "format", "host", "network", "renderer", "route", "rules", "service", "source");

  private static final Map<String, Integer> OTHERS =
      Map.ofEntries(
          Map.entry("accrual.there", 409),
          Map.entry("approval.changed", 409),
          Map.entry("assign.duplicate", 409),
          Map.entry("action.running", 409),
          Map.entry("allocation.booked", 409),
          Map.entry("anaf.empty-answer", 503),
          Map.entry("anaf.firewall", 503),
          Map.entry("anaf.no-content", 503),
          Map.entry("anaf.nonsense", 503),
          Map.entry("anaf.outage", 503),
          Map.entry("anaf.rate", 503),
          Map.entry("anaf.technical", 503),
          Map.entry("anaf.unreachable", 503),
          Map.entry("batch.busy", 409),
          Map.entry("batch.changed", 409),
          Map.entry("batch.unwritten", 409),
          Map.entry("collaboration.state", 409),
          Map.entry("contact.too-large", 413),
          Map.entry("db.busy", 503),
          Map.entry("db.closed", 503),
          Map.entry("db.full", 507),
          Map.entry("db.unreachable", 503),
          Map.entry("decision.posted", 409),
          Map.entry("discovery.unconnected", 409),
          Map.entry("document.secondary", 409),
          Map.entry("entry.booked", 409),
          Map.entry("entry.linked", 409),
          Map.entry("entry.not-linked", 409),
          Map.entry("entry.nothing-open", 409),
          Map.entry("entry.twin", 409),
          Map.entry("host.unsupported", 422),
          Map.entry("host.year-closed", 409),
          Map.entry("late.nothing", 409),
          Map.entry("line.not-duplicate", 409),
          Map.entry("line.saved", 409),
          Map.entry("line.state", 409),
          Map.entry("month.closed", 409),
          Map.entry("month.since", 409),
          Map.entry("period.busy", 409),
          Map.entry("period.unposted", 409),
          Map.entry("handover.taken", 409),
          Map.entry("import.cancelled", 409),
          Map.entry("invitation.account", 409),
          Map.entry("invitation.closed", 409),
          Map.entry("invitation.state", 409),
          Map.entry("proforma.number", 409),
          Map.entry("proforma.invoiced", 409),
          Map.entry("proforma.cancelled", 409),
          Map.entry("proforma.series", 409),
          Map.entry("proforma.content", 422),
          Map.entry("proforma.unsupported", 422),
          Map.entry("packing.too-many", 413),
          Map.entry("packing.too-large", 413),
          Map.entry("packing.nothing", 404),
          Map.entry("paper.booked", 409),
          Map.entry("paper.refused", 422),
          Map.entry("paper.size", 413),
          Map.entry("partner.busy", 409),
          Map.entry("partner.decided", 409),
          Map.entry("person.last-administrator", 409),
          Map.entry("person.realm", 409),
          Map.entry("person.there", 409),
          Map.entry("rate.differs", 409),
          Map.entry("request.too-large", 413),
          Map.entry("scan.entered", 409),
          Map.entry("scan.renderer", 503),
          Map.entry("scan.size", 413),
          Map.entry("source.account", 409),
          Map.entry("source.busy", 409),
          Map.entry("source.changed", 409),
          Map.entry("source.disconnected", 409),
          Map.entry("source.state", 409),
          Map.entry("source.taxId", 409),
          Map.entry("statement.saved", 409),
          Map.entry("submission.message", 409),
          Map.entry("submission.network", 409),
          Map.entry("submission.size", 413),
          Map.entry("submission.state", 409),
          Map.entry("undo.busy", 409),
          Map.entry("undo.closed", 409),
          Map.entry("undo.corrected", 409),
          Map.entry("undo.linked", 409),
          Map.entry("undo.other-file", 409),
          Map.entry("undo.receipts", 409),
          Map.entry("validator.broken", 503),
          Map.entry("validator.warming-up", 503),
          Map.entry("xml.tooLarge", 413),
          Map.entry("zip.tooLarge", 413));

  private StatusOf() {}

  static int exception(PartidaException e) {
    if (e instanceof TooManyFailuresException) {
      return 429;
    }
    return e instanceof AccessDeniedException ? 403 : code(e.problem().code());
  }

  static int code(String code) {
    Integer known = OTHERS.get(code);
    if (known != null) {
      return known;
    }
    int dot = code.lastIndexOf('.');
    String subject = dot < 0 ? code : code.substring(0, dot);
    String what = dot < 0 ? "" : code.substring(dot + 1);
    return switch (what) {
      case "unknown" -> SUBJECTS.contains(subject) ? 404 : 400;
      case "missing" -> PARTS.contains(subject) ? 503 : 400;
      case "conflict" -> 409;
      case "denied" -> 403;
      default -> 400;
    };
  }
}
