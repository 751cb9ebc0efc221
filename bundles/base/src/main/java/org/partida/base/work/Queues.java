package org.partida.base.work;

/**
 * Names of the queues, so that each step knows where the next one waits. Keys are noted beside
 * each.
 */
public final class Queues {
  private Queues() {}

  /** List a company's messages; key = network/company. */
  public static final String LIST = "network.list";

  /** Fetch and archive a message; key = message key. */
  public static final String FETCH = "message.fetch";

  /** Read an archived message; key = message key. */
  public static final String READ = "message.read";

  /** Render a document; key = document id. */
  public static final String RENDER = "document.render";

  /** File a document by name; key = document id. */
  public static final String FILE = "document.file";

  /** Propose vouchers of a decided document; key = document id. */
  public static final String PROPOSE = "document.propose";

  /** Post the proposed vouchers of a document; key = document id. */
  public static final String POST = "document.post";

  /** Read an archived statement file; key = company/sha256. */
  public static final String STATEMENT = "statement.read";

  /** Match a company's lines; key = company id. */
  public static final String MATCH = "match.run";

  /** Confirm a line's proposal; key = line id. */
  public static final String CONFIRM = "match.confirm";

  /**
   * Have the invoice made of a proforma that a confirmed line pays, then confirm; key = line id.
   */
  public static final String INVOICE = "match.invoice";

  /** Tell people of a notice; key = notice key. */
  public static final String TELL = "notice.tell";

  /** Renew a connection's tokens when they are due; key = connection id. */
  public static final String RENEW = "connection.renew";

  /** Look which issued documents are near their deadline; key = all. */
  public static final String DEADLINES = "deadline.check";

  /** Look which documents wait for a decision for too long; key = all. */
  public static final String APPROVALS = "approval.check";

  /** Compare a company's documents that are due with the host's entries; key = company id. */
  public static final String SEALS = "books.seals";

  /** Look which law that companies use ends; key = all. */
  public static final String LAW = "law.check";

  /** Look at a file that is to be sent; key = submission id. */
  public static final String CHECK = "submission.check";

  /** Send it; key = submission id. */
  public static final String SEND = "submission.send";

  /** Follow what the authority has taken; key = submission id. */
  public static final String FOLLOW = "submission.follow";

  /** Find out whether the authority has it; key = submission id. */
  public static final String RECONCILE = "submission.reconcile";

  /** Pull what a source has by itself; key = connection id. */
  public static final String SOURCE = "source.sync";
}
