package org.partida.matching.match;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partida.model.ExternalId;
import org.partida.model.Sha256;
import org.partida.model.match.ItemShare;
import org.partida.model.match.ItemSide;
import org.partida.model.match.OpenItem;
import org.partida.model.match.Proforma;
import org.partida.spi.host.HostRef;
import org.partida.spi.host.WriteKey;

/** Proformas as candidates beside open items, and how a proposal names them. Pure. */
final class ProformaItems {
  /** Before the host's id; no open item of a host begins so. */
  static final String PREFIX = "proforma:";

  private static final Pattern SHORT = Pattern.compile("[\\x21-\\x7E]{1,55}");

  private ProformaItems() {}

  static OpenItem item(Proforma p) {
    return new OpenItem(
        PREFIX + p.id(),
        ItemSide.RECEIVABLE,
        p.partner().key(),
        p.partner().name(),
        p.partner().taxId(),
        List.of(),
        p.number(),
        p.date(),
        p.due(),
        p.total(),
        p.total(),
        Optional.empty(),
        Optional.empty());
  }

  static boolean is(ItemShare share) {
    return share.item().startsWith(PREFIX);
  }

  static boolean any(List<ItemShare> shares) {
    return shares.stream().anyMatch(ProformaItems::is);
  }

  static HostRef ref(ItemShare share) {
    return new HostRef("proforma", share.item().substring(PREFIX.length()));
  }

  /**
   * The key of the invoice. It is the proforma's alone, so that two lines that pay a part each find
   * one invoice, and a line that is confirmed again after an undo finds it too.
   */
  static WriteKey key(ItemShare share) {
    String id = ref(share).value();
    String key =
        SHORT.matcher(id).matches()
            ? id
            : Sha256.of(id.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 40);
    return new WriteKey(new ExternalId(PREFIX + key), id);
  }
}
