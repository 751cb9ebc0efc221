package org.partida.spi.host;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.Page;
import org.partida.model.voucher.AccountCode;

/** The chart of accounts. */
@ConsumerType
public interface Chart {
  Page<HostAccount> list(Optional<String> codePrefix, Optional<String> after, int limit)
      throws HostException;

  /** The account that a posting to this code would go to; empty if the host would refuse it. */
  Optional<HostAccount> find(AccountCode code) throws HostException;

  /** Those of the codes that the host would refuse. */
  List<AccountCode> missing(List<AccountCode> codes) throws HostException;
}
