package org.partida.api.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.security.Actor;
import org.partida.model.CompanyId;
import org.partida.model.Money;

/**
 * How documents get decided: rules of a company, several at once, somebody for somebody.
 * Thread-safe; every call checks rights.
 */
@ProviderType
public interface Approvals {
  /** The rules of a company, for who may read its documents. */
  ApprovalRules rules(Actor actor, CompanyId company);

  /** Sets them, for who may change the company; in the audit trail. */
  ApprovalRules putRules(Actor actor, CompanyId company, ApprovalRules rules);

  /** Whether the actor may decide there, by an own right or for somebody. */
  boolean mayDecide(Actor actor, CompanyId company);

  /** Suppliers whose documents were approved before and wait again. */
  List<Recurring> recurring(Actor actor, CompanyId company);

  /**
   * Approves exactly these documents, all or none.
   *
   * @param sum what the person saw that they come to
   * @return how many
   * @throws org.partida.model.PartidaException {@code approval.changed} if one of them does not
   *     wait any more, or they come to something else
   */
  int approveAll(Actor actor, CompanyId company, List<String> documents, Money sum);

  /** Who decides for whom, past ones too, the newest first. */
  List<Delegation> delegations(Actor actor, CompanyId company);

  /** People who may see the company: id and name. */
  Map<String, String> people(Actor actor, CompanyId company);

  /**
   * Lets another person decide for the actor.
   *
   * @throws org.partida.model.PartidaException {@code delegation.days}, {@code delegation.person}
   */
  Delegation delegate(Actor actor, CompanyId company, String to, LocalDate first, LocalDate last);

  /** Ends one of the actor's before its last day. */
  void endDelegation(Actor actor, CompanyId company, String id);

  /**
   * Documents of a supplier in one currency that wait. Immutable.
   *
   * @param approved how many of the supplier were approved before
   */
  record Recurring(String partner, String taxId, List<String> documents, Money sum, int approved) {
    public Recurring {
      documents = List.copyOf(documents);
    }
  }
}
