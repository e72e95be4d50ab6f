#![no_main]

therapy_goals_fuzz::door!(diary_card);
