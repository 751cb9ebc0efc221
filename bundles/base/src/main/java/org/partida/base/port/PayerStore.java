package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.match.Payers;
import org.partida.model.CompanyId;

/** What confirmed lines taught of who pays. */
@ProviderType
public interface PayerStore {
  /** Keeps a lesson; a line teaches one of each kind. */
  void learned(CompanyId company, Lesson lesson);

  /** The line was taken back: what it taught is forgotten. */
  void unlearned(CompanyId company, String line);

  /** What is known, summed up, by kind, key and partner. */
  List<Payers.Payer> payers(CompanyId company);

  /** Forgets the lessons of a key; answers how many. */
  int forget(CompanyId company, String key);

  /**
   * What a line taught. Immutable.
   *
   * @param line id of the line
   * @param key the account, or the name in capital letters without accents
   * @param partner the host's key
   * @param partnerName its name
   * @param day booking date
   */
  record Lesson(
      String line,
      Payers.Kind kind,
      String key,
      String partner,
      String partnerName,
      LocalDate day) {}
}
