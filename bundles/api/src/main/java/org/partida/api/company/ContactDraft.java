package org.partida.api.company;

import java.util.Optional;
import org.partida.model.CompanyId;

/**
 * A person as typed in or read from a file; checked when it is kept. Immutable.
 *
 * @param company whose person
 * @param name of the person
 * @param mail e-mail address
 * @param phone in any usual form; without a country code it is of the company's country
 * @param role what the person does there, in words
 */
public record ContactDraft(
    CompanyId company,
    String name,
    Optional<String> mail,
    Optional<String> phone,
    Optional<String> role) {}
