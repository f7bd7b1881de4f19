"""How vacancies, applications and appointments move from state to state, a file for each."""
