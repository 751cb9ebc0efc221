package org.partida.sandbox.books;

/** A company that has rights in the simulated authority. */
public record Mailbox(Env env, String cif, String name) {}
