package org.partida.sandbox.wire;

import java.util.EnumSet;
import java.util.Set;

/** What can be made to go wrong. Each fault says at which calls it can strike. */
public enum Fault {
  /** The work is done, the answer never arrives. */
  LOST_ANSWER(Where.ANY),
  /** The connection breaks before anything is done. */
  DROP(Where.ANY),
  /** "A aparut o eroare tehnica". */
  TECHNICAL_ERROR(Where.ANY),
  /** The firewall's page with status 200. */
  WAF_PAGE(Where.ANY),
  /** Status 200 and no body. */
  EMPTY_200(Where.ANY),
  /** Status 204. */
  NO_CONTENT_204(Where.ANY),
  /** Status 401. */
  UNAUTHORIZED_401(Where.ANY),
  /** Status 403. */
  FORBIDDEN_403(Where.ANY),
  /** Status 429 with Retry-After (the value in seconds, 2 by default). */
  TOO_MANY_429(Where.ANY),
  /** Status 500. */
  SERVER_500(Where.ANY),
  /** Status 502. */
  BAD_GATEWAY_502(Where.ANY),
  /** Status 503. */
  UNAVAILABLE_503(Where.ANY),
  /** Status 504. */
  GATEWAY_TIMEOUT_504(Where.ANY),
  /** The answer comes late (the value in seconds, 30 by default). */
  SLOW_ANSWER(Where.ANY),
  /** JSON under text/plain. */
  JSON_AS_TEXT(Where.ANY),
  /** A second closing brace after the JSON. */
  STRAY_BRACE(Where.ANY),
  /** The authority's clock is behind (the value in seconds, 120 by default). */
  CLOCK_SKEW(Where.LISTS),
  /** Items younger than the value (seconds, 900 by default) are not listed yet. */
  INDEXING_LAG(Where.LISTS),
  /** The simple list says that it is longer than a page, whatever it holds. */
  LIST_TOO_LONG(Where.LIST),
  /** All items are dated into the hour that the end of summer time repeats. */
  DST_HOUR(Where.LISTS),
  /** An item without its {@code id}. */
  MISSING_ID(Where.LISTS),
  /** An item with a {@code tip} that nobody has seen. */
  UNKNOWN_TIP(Where.LISTS),
  /** Each item stands twice in the list. */
  DUPLICATE_ITEMS(Where.LISTS),
  /** The day's quota is said to be used up. */
  QUOTA_REACHED(Where.COUNTED),
  /** Listed, but the 60 days of downloading are over. */
  LISTED_BUT_EXPIRED(Where.DOWNLOAD),
  /** The archive ends in the middle. */
  TRUNCATED_ZIP(Where.DOWNLOAD),
  /** A page instead of an archive, under application/zip. */
  HTML_INSTEAD_OF_ZIP(Where.DOWNLOAD),
  /** An archive that is no archive: random bytes. */
  GARBAGE_ZIP(Where.DOWNLOAD),
  /** A payload with a DTD that points at a local file. */
  XML_DOCTYPE(Where.DOWNLOAD),
  /** A payload whose entities expand without end. */
  XML_BOMB(Where.DOWNLOAD),
  /** A payload that inflates to the value in megabytes (256 by default). */
  ZIP_BOMB(Where.DOWNLOAD),
  /** A payload that is not well-formed. */
  BROKEN_XML(Where.DOWNLOAD),
  /** A payload with a root that nobody knows. */
  UNKNOWN_ROOT(Where.DOWNLOAD),
  /** The seal is over other bytes. */
  WRONG_SEAL(Where.DOWNLOAD),
  /** The digest is right, the signature value is not. */
  FORGED_SEAL(Where.DOWNLOAD),
  /** The archive has no seal. */
  NO_SEAL(Where.DOWNLOAD),
  /** The archive has no payload, only a seal. */
  NO_PAYLOAD(Where.DOWNLOAD),
  /** The archive has further entries: a PDF, and a name that climbs out of the folder. */
  EXTRA_ENTRIES(Where.DOWNLOAD),
  /** The seal in the enveloped form of the test environment. */
  ENVELOPED_SEAL(Where.DOWNLOAD),
  /** The upload is taken but ends as "XML cu erori nepreluat de sistem". */
  NOT_TAKEN(Where.UPLOAD),
  /** The upload is taken and refused later as a duplicate. */
  DUPLICATE(Where.UPLOAD),
  /** The upload is taken and refused later by a rule. */
  RULE_BROKEN(Where.UPLOAD),
  /** The upload stays pending (the value in seconds, 7200 by default). */
  SLOW_PROCESSING(Where.UPLOAD),
  /** The asynchronous answer of the VAT register is not ready yet. */
  NOT_READY(Where.VAT_RESULT),
  /** The session of the private virtual space has ended: back to {@code /my.policy}. */
  SESSION_ENDED(Where.SPV),
  /** Somebody else has used the refresh token a moment ago: it is dead, the new pair is theirs. */
  REFRESH_ROTATED(Where.TOKEN),
  /** The refresh token is said to be expired: terminal. */
  REFRESH_EXPIRED(Where.TOKEN),
  /** The authorisation ends without a code. */
  ACCESS_DENIED(Where.OAUTH);

  /** The calls that a fault can strike at. */
  private enum Where {
    ANY,
    LIST,
    LISTS,
    COUNTED,
    VAT_RESULT,
    SPV,
    DOWNLOAD,
    UPLOAD,
    TOKEN,
    OAUTH;

    Set<Endpoint> endpoints() {
      return switch (this) {
        case ANY -> EnumSet.allOf(Endpoint.class);
        case LIST -> EnumSet.of(Endpoint.LIST);
        case SPV -> EnumSet.of(Endpoint.SPV);
        case VAT_RESULT -> EnumSet.of(Endpoint.VAT_RESULT);
        case LISTS -> EnumSet.of(Endpoint.LIST, Endpoint.LIST_PAGED);
        case COUNTED ->
            EnumSet.of(Endpoint.LIST, Endpoint.LIST_PAGED, Endpoint.STATE, Endpoint.DOWNLOAD);
        case DOWNLOAD -> EnumSet.of(Endpoint.DOWNLOAD);
        case UPLOAD -> EnumSet.of(Endpoint.UPLOAD);
        case TOKEN -> EnumSet.of(Endpoint.TOKEN);
        case OAUTH -> EnumSet.of(Endpoint.AUTHORIZE, Endpoint.TOKEN);
      };
    }
  }

  private final Where where;

  Fault(Where where) {
    this.where = where;
  }

  /** Where the fault can strike. */
  public Set<Endpoint> endpoints() {
    return where.endpoints();
  }
}
