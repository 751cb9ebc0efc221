package org.partida.api.company;

import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * A person of a client company, ready to be invited; nothing is sent by keeping one. Immutable.
 *
 * @param id stable id
 * @param company whose person
 * @param name of the person
 * @param mail e-mail address
 * @param phone in international form, such as {@code +40722123456}
 * @param role what the person does there, in words
 * @param portal how the person stands to the portal
 */
public record Contact(
    String id,
    CompanyId company,
    String name,
    Optional<String> mail,
    Optional<String> phone,
    Optional<String> role,
    PortalState portal) {}
