/** Menu actions: services that a user can start from the host's menu. They know no host type. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.action;
