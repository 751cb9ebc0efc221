/** Finds the format of a statement file among those that are there. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.base.statement;
