/** What people must be told before it is too late. Services are thread-safe. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.api.notice;
