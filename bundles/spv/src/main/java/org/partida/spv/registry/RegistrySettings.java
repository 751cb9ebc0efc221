package org.partida.spv.registry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how the registers are asked. Immutable.
 *
 * @param base such as {@code https://webservicesp.anaf.ro}, without a slash at the end
 * @param batch codes in one request (ANAF, 2025-02: at most 100)
 * @param gap between two requests of all nodes (ANAF, 2025-02: one a second)
 * @param asyncFrom so many codes or more are asked by the asynchronous service at once; 0 = only
 *     when the other one is in a bad spell
 * @param timeout for one answer
 * @param spool folder for request bodies
 */
record RegistrySettings(
    URI base, int batch, Duration gap, int asyncFrom, Duration timeout, Path spool) {}
