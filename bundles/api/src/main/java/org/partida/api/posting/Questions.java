package org.partida.api.posting;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.spi.posting.Allotment;
import org.partida.spi.posting.Remembered;

/**
 * What the posting rules ask of a company's people. Questions of one key are one question, with all
 * documents that wait for it. Thread-safe; every call checks the actor's rights.
 */
@ProviderType
public interface Questions {
  /** Those that are open, the one that holds up most documents first. */
  List<Open> open(Actor actor, CompanyId company);

  /**
   * Answers a question, named by key or id. What is answered about a product becomes an allocation
   * rule; the documents that waited are proposed anew.
   *
   * @throws org.partida.model.PartidaException {@code question.unknown}, {@code question.answer} if
   *     the answer is none of the choices, {@code question.elsewhere} if it is answered in another
   *     way, which the problem names
   */
  Answered answer(Actor actor, CompanyId company, String key, Answer answer);

  /**
   * A question. Immutable.
   *
   * @param id short and stable: it may be given instead of the key
   * @param key kind and subject
   * @param kind product.type, partner.vat …
   * @param text in words
   * @param choices possible answers; empty = free
   * @param documents what waits for it
   * @param before what was decided for the same text of the partner before, too seldom to follow it
   */
  record Open(
      String id,
      String key,
      String kind,
      String text,
      List<String> choices,
      List<Where> documents,
      Optional<Remembered> before) {
    public Open {
      choices = List.copyOf(choices);
      documents = List.copyOf(documents);
    }
  }

  /**
   * A document that waits. Immutable.
   *
   * @param document its id
   * @param number document number
   * @param location line or field
   */
  record Where(String document, String number, String location) {}

  /**
   * An answer. Immutable.
   *
   * @param value one of the choices, or the fact that was asked for
   * @param outcome for products: account, deduction, code, dimensions beside the type
   * @param everyPartner for products: whoever sells it
   */
  record Answer(String value, Allotment outcome, boolean everyPartner) {}

  /**
   * What came of it. Immutable.
   *
   * @param what in words
   * @param rule id of the allocation rule that was made
   * @param documents how many are proposed anew
   */
  record Answered(String what, Optional<String> rule, int documents) {}
}
