package org.partida.base.port;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.partida.api.posting.Accrual;
import org.partida.model.CompanyId;

/** Schedules of what is spread over months. */
@ProviderType
public interface AccrualStore {
  /** Adds one, or changes it. */
  void putAccrual(Accrual accrual);

  Optional<Accrual> find(CompanyId company, String id);

  /** Newest first. */
  List<Accrual> list(CompanyId company);
}
