export { EvaluationPage } from './EvaluationPage';
export { EvaluationPaper } from './EvaluationPaper';
