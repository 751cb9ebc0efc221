package org.partida.base.port;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.document.ApprovalRules;
import org.partida.api.document.Delegation;
import org.partida.model.CompanyId;

/** Rules of approval, and who decides for whom. */
@ProviderType
public interface ApprovalStore {
  Optional<ApprovalRules> rules(CompanyId company);

  void putApprovalRules(CompanyId company, ApprovalRules rules);

  /** Companies that have rules. */
  List<CompanyId> ruled();

  void addDelegation(Delegation delegation);

  Optional<Delegation> delegation(String id);

  /** The newest first. */
  List<Delegation> delegations(CompanyId company);

  /** Its last day is this one now. */
  void endDelegation(String id, LocalDate last);
}
