package org.partida.spi.host;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.partida.model.voucher.PartnerRef;

/** Customers and suppliers. */
@ConsumerType
public interface HostPartners {
  Optional<HostPartner> find(PartnerRef partner) throws HostException;

  /** Adds the partner, or fills what the host does not know yet; never overwrites. */
  WriteResult<HostPartner> upsert(WriteKey key, PartnerRef partner, List<String> ibans)
      throws HostException;

  /**
   * A partner of the host. Immutable.
   *
   * @param ref the host's reference
   * @param partner name, country, fiscal code
   * @param ibans known accounts
   */
  record HostPartner(HostRef ref, PartnerRef partner, List<String> ibans) {
    public HostPartner {
      ibans = List.copyOf(ibans);
    }
  }
}
