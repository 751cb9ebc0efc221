package org.partida.api.posting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;

/**
 * VAT journals and the sheets of returns, made from posted entries alone. Thread-safe; every call
 * checks the actor's right to read the module POSTING, and throws {@link
 * org.partida.model.PartidaException} with a problem: {@code company.unknown}, {@code
 * host.missing}, {@code usage}.
 */
@ProviderType
public interface VatBooks {
  /**
   * The sales or purchases journal.
   *
   * @param book {@link VatBook#SALES} or {@link VatBook#PURCHASES}
   */
  VatJournal journal(Actor actor, CompanyId company, VatBook book, VatPeriod period);

  /**
   * The rows of a return.
   *
   * @param book {@link VatBook#D300} or {@link VatBook#D394}
   */
  VatSheet sheet(Actor actor, CompanyId company, VatBook book, VatPeriod period);

  /** Formats that {@link #print} can write now, such as {@code csv}, {@code xlsx}, {@code pdf}. */
  List<String> formats();

  /**
   * Writes a book for people.
   *
   * @param format one of {@link #formats}
   * @param language ro, it or en
   * @param out the caller closes it
   */
  void print(
      Actor actor,
      CompanyId company,
      VatBook book,
      VatPeriod period,
      String format,
      Locale language,
      OutputStream out)
      throws IOException;
}
