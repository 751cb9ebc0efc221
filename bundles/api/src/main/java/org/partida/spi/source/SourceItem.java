package org.partida.spi.source;

import java.util.Arrays;

/** A document of a source, as it stands there now. Immutable. */
public final class SourceItem {
  private final String id;
  private final boolean cancelled;
  private final Form form;
  private final byte[] content;

  /** What the content of a document is. */
  public enum Form {
    /** One JSON object in the neutral form of docs/papers.md and docs/sources.md, UTF-8. */
    NEUTRAL,
    /** An e-invoice in a format that some {@code spi.invoice.InvoiceReader} reads. */
    EINVOICE,
    /**
     * A file that some {@code spi.statement.StatementReader} reads; its id is the file's name. It
     * is imported as any statement file is.
     */
    STATEMENT
  }

  /**
   * A document.
   *
   * @param id stable within connection and type: the same document has it again after a change
   * @param cancelled the source says that it does not count any more
   * @param form what the content is
   * @param content one document
   */
  public SourceItem(String id, boolean cancelled, Form form, byte[] content) {
    if (id.isBlank() || id.length() > 200) {
      throw new IllegalArgumentException("not an id: " + id);
    }
    this.id = id;
    this.cancelled = cancelled;
    this.form = form;
    this.content = content.clone();
  }

  public String id() {
    return id;
  }

  public boolean cancelled() {
    return cancelled;
  }

  public Form form() {
    return form;
  }

  /** A copy of the bytes. */
  public byte[] content() {
    return content.clone();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof SourceItem i
        && i.id.equals(id)
        && i.cancelled == cancelled
        && i.form == form
        && Arrays.equals(i.content, content);
  }

  @Override
  public int hashCode() {
    return id.hashCode() * 31 + Arrays.hashCode(content);
  }

  /** Without the content, which may be large. */
  @Override
  public String toString() {
    return "SourceItem[" + id + (cancelled ? ", cancelled" : "") + ", " + form + "]";
  }
}
