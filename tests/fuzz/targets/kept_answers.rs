#![no_main]

therapy_goals_fuzz::door!(kept_answers);
