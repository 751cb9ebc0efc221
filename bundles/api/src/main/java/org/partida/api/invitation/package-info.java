/**
 * How people of client companies come in: invitations, the collaboration with the firm, what is
 * handed over at its end, and lost passwords. Services are thread-safe.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.api.invitation;
