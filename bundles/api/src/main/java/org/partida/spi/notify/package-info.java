/** Ways to tell people of notices; implemented by others. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.partida.spi.notify;
