/**
 * ANAF's OAuth2 tokens: renewed in time, by one at a time, stored sealed before they are used,
 * never logged.
 */
package org.partida.spv.token;
