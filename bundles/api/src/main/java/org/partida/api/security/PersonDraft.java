package org.partida.api.security;

import java.util.Optional;

/**
 * What is told of a person; of one who is known, what is empty stays as it is. Immutable.
 *
 * @param id sign-in name: letters, digits and {@code . _ - @}
 * @param name for people
 * @param mail address; empty text takes it away
 * @param phone number; empty text takes it away
 * @param language ro, it or en
 */
public record PersonDraft(
    String id,
    Optional<String> name,
    Optional<String> mail,
    Optional<String> phone,
    Optional<String> language) {}
