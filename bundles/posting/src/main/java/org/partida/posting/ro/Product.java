package org.partida.posting.ro;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partida.model.Percent;
import org.partida.model.voucher.AccountCode;
import org.partida.spi.posting.Allotment;

/**
 * What a line's product means for the books. Immutable.
 *
 * @param account base account
 * @param thirdParty customer or supplier account
 * @param nature what it is for VAT
 * @param deductible deductible part of the VAT
 * @param ncCode product code from the rule
 * @param dimensions cost centre and the like
 * @param splits parts with dimensions of their own
 * @param type name of the accounting type
 * @param why how the account was found
 */
record Product(
    AccountCode account,
    AccountCode thirdParty,
    Nature nature,
    Percent deductible,
    Optional<String> ncCode,
    Map<String, String> dimensions,
    List<Allotment.Split> splits,
    String type,
    String why) {}
