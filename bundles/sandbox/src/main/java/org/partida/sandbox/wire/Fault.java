package org.partida.sandbox.wire;

import java.util.EnumSet;
import java.util.Set;

/** What can be made to go wrong. Each fault says at which calls it can strike. */
public enum Fault {
  /** The work is done, the answer never arrives. */
  LOST_ANSWER(Set.of(Endpoint.values())),
  /** The connection breaks before anything is done. */
  DROP(Set.of(Endpoint.values())),
  /** "A aparut o eroare tehnica". */
  TECHNICAL_ERROR(Set.of(Endpoint.values())),
  /** The firewall's page with status 200. */
  WAF_PAGE(Set.of(Endpoint.values())),
  /** Status 200 and no body. */
  EMPTY_200(Set.of(Endpoint.values())),
  /** Status 204. */
  NO_CONTENT_204(Set.of(Endpoint.values())),
  /** Status 401. */
  UNAUTHORIZED_401(Set.of(Endpoint.values())),
  /** Status 403. */
  FORBIDDEN_403(Set.of(Endpoint.values())),
  /** Status 429 with Retry-After (the value in seconds, 2 by default). */
  TOO_MANY_429(Set.of(Endpoint.values())),
  /** Status 500. */
  SERVER_500(Set.of(Endpoint.values())),
  /** Status 502. */
  BAD_GATEWAY_502(Set.of(Endpoint.values())),
  /** Status 503. */
  UNAVAILABLE_503(Set.of(Endpoint.values())),
  /** Status 504. */
  GATEWAY_TIMEOUT_504(Set.of(Endpoint.values())),
  /** The answer comes late (the value in seconds, 30 by default). */
  SLOW_ANSWER(Set.of(Endpoint.values())),
  /** JSON under text/plain. */
  JSON_AS_TEXT(Set.of(Endpoint.values())),
  /** A second closing brace after the JSON. */
  STRAY_BRACE(Set.of(Endpoint.values())),
  /** The authority's clock is behind (the value in seconds, 120 by default). */
  CLOCK_SKEW(Set.of(Endpoint.LIST, Endpoint.LIST_PAGED)),
  /** Items younger than the value (seconds, 900 by default) are not listed yet. */
  INDEXING_LAG(Set.of(Endpoint.LIST, Endpoint.LIST_PAGED)),
  /** An item without its {@code id}. */
  MISSING_ID(Set.of(Endpoint.LIST, Endpoint.LIST_PAGED)),
  /** An item with a {@code tip} that nobody has seen. */
  UNKNOWN_TIP(Set.of(Endpoint.LIST, Endpoint.LIST_PAGED)),
  /** Each item stands twice in the list. */
  DUPLICATE_ITEMS(Set.of(Endpoint.LIST, Endpoint.LIST_PAGED)),
  /** The day's quota is said to be used up. */
  QUOTA_REACHED(EnumSet.of(Endpoint.LIST, Endpoint.LIST_PAGED, Endpoint.STATE, Endpoint.DOWNLOAD)),
  /** Listed, but the 60 days of downloading are over. */
  LISTED_BUT_EXPIRED(Set.of(Endpoint.DOWNLOAD)),
  /** The archive ends in the middle. */
  TRUNCATED_ZIP(Set.of(Endpoint.DOWNLOAD)),
  /** A page instead of an archive, under application/zip. */
  HTML_INSTEAD_OF_ZIP(Set.of(Endpoint.DOWNLOAD)),
  /** An archive that is no archive: random bytes. */
  GARBAGE_ZIP(Set.of(Endpoint.DOWNLOAD)),
  /** A payload with a DTD that points at a local file. */
  XML_DOCTYPE(Set.of(Endpoint.DOWNLOAD)),
  /** A payload whose entities expand without end. */
  XML_BOMB(Set.of(Endpoint.DOWNLOAD)),
  /** A payload that inflates to the value in megabytes (256 by default). */
  ZIP_BOMB(Set.of(Endpoint.DOWNLOAD)),
  /** A payload that is not well-formed. */
  BROKEN_XML(Set.of(Endpoint.DOWNLOAD)),
  /** A payload with a root that nobody knows. */
  UNKNOWN_ROOT(Set.of(Endpoint.DOWNLOAD)),
  /** The seal is over other bytes. */
  WRONG_SEAL(Set.of(Endpoint.DOWNLOAD)),
  /** The digest is right, the signature value is not. */
  FORGED_SEAL(Set.of(Endpoint.DOWNLOAD)),
  /** The archive has no seal. */
  NO_SEAL(Set.of(Endpoint.DOWNLOAD)),
  /** The archive has no payload, only a seal. */
  NO_PAYLOAD(Set.of(Endpoint.DOWNLOAD)),
  /** The archive has further entries: a PDF, and a name that climbs out of the folder. */
  EXTRA_ENTRIES(Set.of(Endpoint.DOWNLOAD)),
  /** The seal in the enveloped form of the test environment. */
  ENVELOPED_SEAL(Set.of(Endpoint.DOWNLOAD)),
  /** The upload is taken but ends as "XML cu erori nepreluat de sistem". */
  NOT_TAKEN(Set.of(Endpoint.UPLOAD)),
  /** The refresh token is said to be expired: terminal. */
  REFRESH_EXPIRED(Set.of(Endpoint.TOKEN)),
  /** The authorisation ends without a code. */
  ACCESS_DENIED(Set.of(Endpoint.AUTHORIZE, Endpoint.TOKEN));

  private final Set<Endpoint> endpoints;

  Fault(Set<Endpoint> endpoints) {
    this.endpoints = endpoints;
  }

  /** Where the fault can strike. */
  public Set<Endpoint> endpoints() {
    return Set.copyOf(endpoints);
  }
}
