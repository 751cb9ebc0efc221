/**
 * ANAF's lists and downloads: what is asked, what the answers mean. Its texts and wordings are
 * dated data beside this package.
 */
package org.partida.spv.client;
