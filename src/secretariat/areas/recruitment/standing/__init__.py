"""What holds of vacancies and applications at an instant or on a day, computed from records."""
