"""The pages: each view reads what is asked, asks the engine once, and hands a context on."""
