"""The bundled sample sites: invented union news in the layouts of the real sites, served on loopback."""
