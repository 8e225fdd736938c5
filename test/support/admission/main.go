// Reads objects of Kubernetes, and says of each what the API server would refuse in it: what it cannot decode, fields that it
// does not know, values that it does not take, and pods that the restricted standard does not let in.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	monitoring "github.com/prometheus-operator/prometheus-operator/pkg/apis/monitoring/v1"
	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	"k8s.io/apimachinery/pkg/util/validation/field"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	"k8s.io/kubernetes/pkg/apis/apps"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	appsvalidation "k8s.io/kubernetes/pkg/apis/apps/validation"
	"k8s.io/kubernetes/pkg/apis/autoscaling"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	autoscalingvalidation "k8s.io/kubernetes/pkg/apis/autoscaling/validation"
	"k8s.io/kubernetes/pkg/apis/batch"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	corevalidation "k8s.io/kubernetes/pkg/apis/core/validation"
	"k8s.io/kubernetes/pkg/apis/networking"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	networkingvalidation "k8s.io/kubernetes/pkg/apis/networking/validation"
	"k8s.io/kubernetes/pkg/apis/policy"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	policyvalidation "k8s.io/kubernetes/pkg/apis/policy/validation"
	"k8s.io/pod-security-admission/api"
	podsecurity "k8s.io/pod-security-admission/policy"
	gateway "sigs.k8s.io/gateway-api/apis/v1"
)

func main() {
	scheme := legacyscheme.Scheme
	must(monitoring.AddToScheme(scheme))
	must(gateway.Install(scheme))
	decoder := serializer.NewCodecFactory(scheme, serializer.EnableStrict).UniversalDeserializer()
	standard, err := podsecurity.NewEvaluator(podsecurity.DefaultChecks(), nil)
	must(err)
	documents := utilyaml.NewYAMLReader(bufio.NewReader(os.Stdin))
	count, refused := 0, false
	for {
		text, err := documents.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		must(err)
		count++
		for _, problem := range problemsOf(text, decoder, standard) {
			refused = true
			fmt.Println(problem)
		}
	}
	fmt.Println(count, "objects")
	if count == 0 || refused {
		os.Exit(1)
	}
}

func problemsOf(text []byte, decoder runtime.Decoder, standard podsecurity.Evaluator) []string {
	object, kind, err := decoder.Decode(text, nil, nil)
	if err != nil {
		return []string{fmt.Sprint(kind, ": ", err)}
	}
	meta := object.(metav1.Object)
	problems := []string{}
	tell := func(problem any) {
		problems = append(problems, fmt.Sprint(kind.Kind, " ", meta.GetName(), ": ", problem))
	}
	if pod := podOf(object); pod != nil {
		level := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
		for _, result := range standard.EvaluatePod(level, &pod.ObjectMeta, &pod.Spec) {
			if !result.Allowed {
				tell(result.ForbiddenReason + ": " + result.ForbiddenDetail)
			}
		}
	}
	scheme := legacyscheme.Scheme
	scheme.Default(object)
	if internal, err := scheme.UnsafeConvertToVersion(object, runtime.InternalGroupVersioner); err == nil {
		for _, problem := range refusals(internal) {
			tell(problem)
		}
	}
	return problems
}

func podOf(object runtime.Object) *corev1.PodTemplateSpec {
	switch workload := object.(type) {
	case *appsv1.Deployment:
		return &workload.Spec.Template
	case *appsv1.StatefulSet:
		return &workload.Spec.Template
	case *batchv1.Job:
		return &workload.Spec.Template
	}
	return nil
}

var pods = corevalidation.PodValidationOptions{
	AllowMatchLabelKeysInPodTopologySpread:              true,
	AllowMatchLabelKeysInPodTopologySpreadSelectorMerge: true,
}

func refusals(object runtime.Object) field.ErrorList {
	switch of := object.(type) {
	case *apps.Deployment:
		return appsvalidation.ValidateDeployment(of, pods)
	case *apps.StatefulSet:
		return appsvalidation.ValidateStatefulSet(of, pods)
	case *autoscaling.HorizontalPodAutoscaler:
		options := autoscalingvalidation.HorizontalPodAutoscalerSpecValidationOptions{MinReplicasLowerBound: 1}
		return autoscalingvalidation.ValidateHorizontalPodAutoscaler(of, options)
	case *batch.Job:
		return corevalidation.ValidatePodTemplateSpec(&of.Spec.Template, field.NewPath("spec", "template"), pods)
	case *core.ConfigMap:
		return corevalidation.ValidateConfigMap(of)
	case *core.Namespace:
		return corevalidation.ValidateNamespace(of)
	case *core.PersistentVolumeClaim:
		return corevalidation.ValidatePersistentVolumeClaim(of, corevalidation.PersistentVolumeClaimSpecValidationOptions{})
	case *core.Secret:
		return corevalidation.ValidateSecret(of)
	case *core.Service:
		// As the API server does it before it looks.
		if of.Spec.ClusterIP != "" {
			of.Spec.ClusterIPs = []string{of.Spec.ClusterIP}
		}
		return corevalidation.ValidateServiceCreate(of)
	case *core.ServiceAccount:
		return corevalidation.ValidateServiceAccount(of)
	case *networking.NetworkPolicy:
		return networkingvalidation.ValidateNetworkPolicy(of, networkingvalidation.NetworkPolicyValidationOptions{})
	case *policy.PodDisruptionBudget:
		return policyvalidation.ValidatePodDisruptionBudget(of, policyvalidation.PodDisruptionBudgetValidationOptions{})
	}
	return nil
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
